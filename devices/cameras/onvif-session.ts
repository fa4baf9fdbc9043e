import type { CameraError, CameraFaultCode } from './camera';
import { namespaces, type OnvifService, type ServiceAddresses } from './onvif-services';
import { askSoap, type SoapLogin, type SoapQuestion, type SoapReply } from './onvif-transport';

/** What a session needs of the link that opened it. */
interface CameraWay {
  readonly account: { readonly deviceUrl: string; readonly certificate?: string | undefined };
  /** The address on the host that answered. */
  reachable(advertised: string, ...schemes: readonly string[]): string;
  error(code: CameraFaultCode, detail: string): CameraError;
  refusedSignIn(error: unknown, login: SoapLogin): unknown;
}

/** One look at a camera: the login of this moment, and where its services are. */
export class OnvifSession {
  constructor(
    readonly link: CameraWay,
    private readonly login: SoapLogin,
    private readonly services: ServiceAddresses,
  ) {}

  has(service: OnvifService): boolean {
    return service === 'device' || this.services.has(service);
  }

  /** The body of the reply. */
  async ask(service: OnvifService, operation: string, body?: string): Promise<unknown> {
    return (await this.askAt(this.addressOf(service), operation, { namespace: namespaces[service], body })).data;
  }

  /** At an address that the camera named meanwhile, such as a subscription's. */
  async askAt(url: string, operation: string, more: Omit<SoapQuestion, 'url' | 'operation' | 'certificate'>): Promise<SoapReply> {
    const { certificate } = this.link.account;
    return askSoap({ url, operation, certificate, ...more }, this.login).catch((error: unknown) => {
      throw this.link.refusedSignIn(error, this.login);
    });
  }

  addressOf(service: OnvifService): string {
    if (service === 'device') return this.link.account.deviceUrl;
    const address = this.services.get(service);
    if (address === undefined) throw this.link.error('camera.no-such-function', `no ${service} service`);
    return this.link.reachable(address);
  }
}
