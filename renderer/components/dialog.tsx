import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { Article } from './article/article';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  /** The article that asks for it; it opens beside the title. */
  readonly article?: string | undefined;
  /** px */
  readonly width: number;
  /** Without it the dialog stays until it is answered. */
  readonly onClose?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** A window over the screen. It is there while it is mounted; its own buttons stand in its body. */
export function Dialog({ title, article, width, onClose, children }: DialogProps): ReactNode {
  const closes = onClose ? { onCancel: onClose } : { closable: false, keyboard: false };
  const head = article === undefined ? title : <TitleWithArticle title={title} article={article} />;
  return (
    <Modal open title={head} width={width} centered footer={null} {...closes}>
      {children}
    </Modal>
  );
}

function TitleWithArticle({ title, article }: { readonly title: string; readonly article: string }): ReactNode {
  return (
    <>
      {title} <Article code={article} />
    </>
  );
}
