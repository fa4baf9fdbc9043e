// Declared last and so asked first: the common characters in one face. Out of the hundred small ones alone, each few characters
// of a paragraph are a run of their own, and a 笔录 of 200 pages took twice as long; those have what this one lacks.
import './fonts';
import '@fontsource/noto-serif-sc/chinese-simplified-400.css';
