import './fonts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/app.css';
import { ConfigProvider } from 'antd';
import zhCNAntd from 'antd/locale/zh_CN';
import { createRoot } from 'react-dom/client';
import { remoteBridge } from './remote/remote-bridge';
import { RemoteWindow } from './remote/remote-window';
import { theme } from './theme';

// The same bridge as in the room's own windows, over TLS: what is built on it works here unchanged.
Object.defineProperty(window, 'kiosk', { value: remoteBridge });

const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <ConfigProvider
      theme={theme}
      locale={zhCNAntd}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      csp={{ nonce: styleNonce }}
    >
      <RemoteWindow />
    </ConfigProvider>,
  );
