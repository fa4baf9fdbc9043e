import { ConfigProvider } from 'antd';
import zhCNAntd from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { ConsoleWindow } from './console-window';
import { SecondWindow } from './second-window';
import { theme } from './theme';
import './styles/app.css';
import './styles/large-type.css';

/** The one nonce with which the content policy lets styles in. */
const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** One page for both screens of the room; the main process says by the address which one this is. */
export function App({ window }: { readonly window: 'console' | 'second-screen' }): ReactNode {
  return (
    <ConfigProvider
      theme={theme}
      locale={zhCNAntd}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      csp={{ nonce: styleNonce }}
    >
      {window === 'second-screen' ? <SecondWindow /> : <ConsoleWindow />}
    </ConfigProvider>
  );
}
