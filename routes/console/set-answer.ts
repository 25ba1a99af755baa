/** What was set for an identifier at run time, as the admin API tells it. */
export interface SetAnswer {
  service: string;
  subject: string;
  session?: string;
  value?: unknown;
  outcome?: number;
  fault?: string;
}
