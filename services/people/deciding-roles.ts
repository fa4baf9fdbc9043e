import type { Role } from '../contract/people';

/** 制度§19, 规程§11: the agency's leaders, who decide what officers may not decide themselves. */
export const decidingRoles: ReadonlySet<Role> = new Set<Role>(['supervising-leader', 'agency-head']);
