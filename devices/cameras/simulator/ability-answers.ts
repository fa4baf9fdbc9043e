import { xmlText } from '../username-token';
import type { Answer } from './onvif-facts';
import type { SimulatedCaption } from './onvif-abilities';
import { attributeIn, durationMs, textIn } from './soap-text';

type Answers = Readonly<Record<string, Answer>>;

export const ptzAnswers: Answers = {
  GetPresets: ({ abilities }) =>
    `<tptz:GetPresetsResponse>${[...abilities.presets]
      .map(([token, name]) => `<tptz:Preset token="${token}"><tt:Name>${xmlText(name)}</tt:Name></tptz:Preset>`)
      .join('')}</tptz:GetPresetsResponse>`,
  GotoPreset: ({ abilities }, request) => {
    const token = textIn(request, 'PresetToken') ?? '';
    if (!abilities.presets.has(token)) return undefined;
    abilities.position = token;
    return '<tptz:GotoPresetResponse/>';
  },
  ContinuousMove: ({ abilities }, request) => {
    abilities.position = `moving ${attributeIn(request, 'PanTilt', 'x') ?? '0'} ${attributeIn(request, 'PanTilt', 'y') ?? '0'} ${attributeIn(request, 'Zoom', 'x') ?? '0'}`;
    return '<tptz:ContinuousMoveResponse/>';
  },
  Stop: ({ abilities }) => {
    abilities.position = 'still';
    return '<tptz:StopResponse/>';
  },
};

/** Media and Media2 have them with the same names and elements. */
export function captionAnswers(prefix: 'trt' | 'tr2'): Answers {
  return {
    GetOSDs: ({ abilities }) =>
      `<${prefix}:GetOSDsResponse>${abilities.captions.map((caption) => osd(prefix, caption)).join('')}</${prefix}:GetOSDsResponse>`,
    SetOSD: ({ abilities, keepsSettings }, request) => {
      const token = attributeIn(request, 'OSD', 'token');
      if (!abilities.captions.some((caption) => caption.token === token)) return undefined;
      if (!keepsSettings) return `<${prefix}:SetOSDResponse/>`;
      abilities.captions = abilities.captions.map((caption) => (caption.token === token ? { ...caption, ...captionIn(request) } : caption));
      return `<${prefix}:SetOSDResponse/>`;
    },
    CreateOSD: ({ abilities }, request) => {
      if (textIn(request, 'VideoSourceConfigurationToken') !== 'video_source') return undefined;
      const token = `osd-${abilities.captions.length + 1}`;
      abilities.captions = [...abilities.captions, { token, corner: 'UpperLeft', ...captionIn(request) }];
      return `<${prefix}:CreateOSDResponse><${prefix}:OSDToken>${token}</${prefix}:OSDToken></${prefix}:CreateOSDResponse>`;
    },
  };
}

function captionIn(request: string): Pick<SimulatedCaption, 'kind' | 'text'> {
  const words = request.slice(request.indexOf('TextString'));
  return { kind: textIn(words, 'Type') === 'Plain' ? 'Plain' : 'DateAndTime', text: textIn(words, 'PlainText') ?? '' };
}

function osd(prefix: string, { token, kind, corner, text }: SimulatedCaption): string {
  const words =
    kind === 'Plain'
      ? `<tt:PlainText>${xmlText(text)}</tt:PlainText>`
      : '<tt:DateFormat>yyyy-MM-dd</tt:DateFormat><tt:TimeFormat>HH:mm:ss</tt:TimeFormat>';
  return `<${prefix}:OSDs token="${token}"><tt:VideoSourceConfigurationToken>video_source</tt:VideoSourceConfigurationToken><tt:Type>Text</tt:Type><tt:Position><tt:Type>${corner}</tt:Type></tt:Position><tt:TextString><tt:Type>${kind}</tt:Type>${words}</tt:TextString></${prefix}:OSDs>`;
}

export const terminalAnswers: Answers = {
  GetRelayOutputs: ({ abilities }) =>
    `<tds:GetRelayOutputsResponse>${[...abilities.relays.keys()]
      .map(
        (token) =>
          `<tds:RelayOutputs token="${token}"><tt:Properties><tt:Mode>Bistable</tt:Mode><tt:DelayTime>PT0S</tt:DelayTime><tt:IdleState>open</tt:IdleState></tt:Properties></tds:RelayOutputs>`,
      )
      .join('')}</tds:GetRelayOutputsResponse>`,
  SetRelayOutputState: ({ abilities }, request) => {
    const token = textIn(request, 'RelayOutputToken') ?? '';
    if (!abilities.relays.has(token)) return undefined;
    abilities.setRelay(token, textIn(request, 'LogicalState') === 'active');
    return '<tds:SetRelayOutputStateResponse/>';
  },
};

export const inputAnswers: Answers = {
  GetDigitalInputs: ({ abilities }) =>
    `<tmd:GetDigitalInputsResponse>${[...abilities.inputs.keys()].map((token) => `<tmd:DigitalInputs token="${token}"/>`).join('')}</tmd:GetDigitalInputsResponse>`,
};

export const eventAnswers: Answers = {
  CreatePullPointSubscription: ({ abilities, httpBase, grantsMs }, request, now) => {
    const lifetimeMs = Math.min(grantsMs, durationMs(textIn(request, 'InitialTerminationTime')) ?? 60_000);
    const id = abilities.mailboxes.open(lifetimeMs);
    if (id === undefined) return undefined;
    // One service for all: whose mailbox it is stands in a reference parameter, as Axis does it.
    return `<tev:CreatePullPointSubscriptionResponse><tev:SubscriptionReference><wsa5:Address>${httpBase}/onvif/subscription</wsa5:Address><wsa5:ReferenceParameters><mx:SubscriptionId>${id}</mx:SubscriptionId></wsa5:ReferenceParameters></tev:SubscriptionReference>${lifetime(now, lifetimeMs)}</tev:CreatePullPointSubscriptionResponse>`;
  },
};

/** Of the mailbox that the request's header names. */
export const subscriptionAnswers: Answers = {
  SetSynchronizationPoint: ({ abilities }, request) => {
    abilities.mailboxes.tellStates(mailboxIn(request));
    return '<tev:SetSynchronizationPointResponse/>';
  },
  PullMessages: async ({ abilities }, request, now) => {
    const id = mailboxIn(request);
    if (!abilities.mailboxes.has(id)) return undefined;
    const most = Number(textIn(request, 'MessageLimit') ?? 10);
    const letters = await abilities.mailboxes.take(id, durationMs(textIn(request, 'Timeout')) ?? 1_000, most);
    return `<tev:PullMessagesResponse><tev:CurrentTime>${now.toISOString()}</tev:CurrentTime><tev:TerminationTime>${now.toISOString()}</tev:TerminationTime>${letters.join('')}</tev:PullMessagesResponse>`;
  },
  Renew: ({ abilities, grantsMs }, request, now) => {
    const id = mailboxIn(request);
    if (!abilities.mailboxes.has(id)) return undefined;
    const lifetimeMs = Math.min(grantsMs, durationMs(textIn(request, 'TerminationTime')) ?? 60_000);
    abilities.mailboxes.renew(id, lifetimeMs);
    return `<wsnt:RenewResponse>${lifetime(now, lifetimeMs, 'wsnt')}</wsnt:RenewResponse>`;
  },
  Unsubscribe: ({ abilities }, request) => {
    const id = mailboxIn(request);
    if (!abilities.mailboxes.has(id)) return undefined;
    abilities.mailboxes.close(id);
    return '<wsnt:UnsubscribeResponse/>';
  },
};

function mailboxIn(request: string): string {
  return textIn(request, 'SubscriptionId') ?? '';
}

function lifetime(now: Date, ms: number, prefix = 'wsnt'): string {
  return `<${prefix}:CurrentTime>${now.toISOString()}</${prefix}:CurrentTime><${prefix}:TerminationTime>${new Date(now.getTime() + ms).toISOString()}</${prefix}:TerminationTime>`;
}
