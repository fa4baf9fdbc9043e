import {
  AuditOutlined,
  BellOutlined,
  EditOutlined,
  FolderOpenOutlined,
  IdcardOutlined,
  KeyOutlined,
  PlayCircleOutlined,
  ReloadOutlined,
  SafetyCertificateOutlined,
  SwapOutlined,
  ToolOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { TaskView } from '../../../services/contract/bookings';
import { DiscIcon } from '../disc-icon';

const icons: Readonly<Record<TaskView['kind'], ReactNode>> = {
  'approve-booking': <AuditOutlined aria-hidden />,
  'begin-preflight': <SafetyCertificateOutlined aria-hidden />,
  'issue-key': <KeyOutlined aria-hidden />,
  'admit-inspectors': <IdcardOutlined aria-hidden />,
  'go-to-console': <PlayCircleOutlined aria-hidden />,
  'retry-seal': <ReloadOutlined aria-hidden />,
  'receive-cleaned-room': <KeyOutlined aria-hidden />,
  'hand-over': <SwapOutlined aria-hidden />,
  'receive-handover': <SwapOutlined aria-hidden />,
  'burn-discs': <DiscIcon />,
  'file-discs': <FolderOpenOutlined aria-hidden />,
  'write-statement': <EditOutlined aria-hidden />,
  'review-statement': <AuditOutlined aria-hidden />,
  'countersign-suspension': <EditOutlined aria-hidden />,
  'write-withdrawal': <EditOutlined aria-hidden />,
  'decide-withdrawal': <AuditOutlined aria-hidden />,
  'answer-more': <EditOutlined aria-hidden />,
  'turn-came': <BellOutlined aria-hidden />,
  'daily-check': <SafetyCertificateOutlined aria-hidden />,
  'set-responsible': <UserOutlined aria-hidden />,
  'booking-soon': <BellOutlined aria-hidden />,
  'key-overdue': <KeyOutlined aria-hidden />,
  'next-waits': <BellOutlined aria-hidden />,
  'self-test-failed': <ToolOutlined aria-hidden />,
  'send-repair': <ToolOutlined aria-hidden />,
  'answer-repair': <ToolOutlined aria-hidden />,
  'restore-device': <ToolOutlined aria-hidden />,
  'maintain-device': <ToolOutlined aria-hidden />,
  'loan-overdue': <SwapOutlined aria-hidden />,
  'renew-authorisation': <IdcardOutlined aria-hidden />,
  'grade-findings': <AuditOutlined aria-hidden />,
};

export function TaskIcon({ kind }: { readonly kind: TaskView['kind'] }): ReactNode {
  return icons[kind];
}
