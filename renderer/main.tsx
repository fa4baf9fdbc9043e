import './fonts';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';

const root = document.getElementById('root');
const shown = new URLSearchParams(window.location.search).get('window');
if (root) createRoot(root).render(<App window={shown === 'second-screen' ? 'second-screen' : 'console'} />);
