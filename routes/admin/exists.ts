import type { Config } from '../../app/config.ts';

/** In production there is no admin without a key of its own. */
export function adminExists({ ADMIN_KEY, ENVIRONMENT }: Config): boolean {
  return ADMIN_KEY !== undefined || ENVIRONMENT === 'development';
}
