import { bodyOf, testApp } from './app.ts';

const { post } = testApp();

/** The value of a service's answer, or the internal code where it is none. */
export async function ask(service: string, body: object) {
  const { value, internal_status_code } = await bodyOf(await post(`/${service}`, body));
  return value ?? internal_status_code;
}
