export type QuestionPart = 'opening' | 'body' | 'closing';

/** Questions of one kind of case, in the order in which they are asked. */
export interface QuestionSetView {
  readonly key: string;
  readonly name: string;
  readonly questions: readonly { readonly part: QuestionPart; readonly text: string }[];
}

/** What a recorder of this session can take over, with its names filled in. */
export interface QuestionTemplatesView {
  readonly sets: readonly QuestionSetView[];
  /** The set that the name of the case speaks of. */
  readonly chosen: string;
  /** What is wrong with the agency's own file; then these are those that the product brings along. */
  readonly problem: string | undefined;
}
