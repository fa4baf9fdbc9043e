import { Modal } from 'antd';
import { useState } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { t } from '../../i18n/zh-cn';
import { articleWording } from '../../i18n/zh-cn/articles';
import './article.css';

/** An article such as 规定§11; pressing opens its wording over the page. */
export function Article({ code }: { readonly code: string }): ReactNode {
  const [open, setOpen] = useState(false);
  const wording = articleWording(code);
  if (!wording) return <span className="article article-plain">{code}</span>;
  const show = (event: MouseEvent): void => {
    event.stopPropagation();
    setOpen(true);
  };
  return (
    <>
      <button type="button" className="article" onClick={show}>
        {code}
      </button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        title={t('article.title', { code, regulation: wording.regulation })}
        width={880}
        centered
      >
        <p className="article-wording">{wording.text}</p>
      </Modal>
    </>
  );
}
