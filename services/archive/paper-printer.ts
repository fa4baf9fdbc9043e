import type { Paper } from '../contract/papers';

/** Turns a paper into a PDF with its fonts embedded. */
export interface PaperPrinter {
  print(paper: Paper): Promise<Buffer>;
}
