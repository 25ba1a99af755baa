import { z } from '@hono/zod-openapi';
import type { Call } from '../../../app/call.ts';
import type { Spoken } from '../../../app/dialect.ts';
import { referenceOf } from './asked.ts';

/** A refusal in the vendor's words. */
export type Problem = (call: Call) => Spoken;

type Type = 'validation_error' | 'authentication_error' | 'rate_limit_error' | 'internal_error' | 'not_found_error';

export const problemShape = z.object({
  type: z.enum(['validation_error', 'authentication_error', 'rate_limit_error', 'internal_error', 'not_found_error']),
  code: z.string().openapi({ example: 'pan_missing' }),
  message: z.string().openapi({ example: 'pan is missing in the request.' }),
  error: z.object({}).loose().nullable().optional(),
  refId: z.int().optional(),
});

export function problem(
  status: number,
  type: Type,
  code: string,
  message: string,
  more?: (reference: number) => object,
): Problem {
  return (call) => ({ status, body: { type, code, message, ...more?.(referenceOf(call)) } });
}

/** A request that is wrong in itself. */
export function wrong(code: string, message: string): Problem {
  return problem(400, 'validation_error', code, message);
}

/** What the vendor says instead where its answer to a miss is that of a success. */
export function told(body: (call: Call) => object): Problem {
  return (call) => ({ status: 200, body: body(call) });
}

// Codes and messages of all below are documented [D] where nothing else is said.
export const badCredentials = problem(
  401,
  'authentication_error',
  'authentication_failed',
  'Invalid clientId and clientSecret combination',
);
/** One of the two headers is not there. */
export const noHeader = (name: string) => wrong(`${name}_missing`, `${name} is missing in the request.`);
/** The address is one that is reserved for documents; the vendor names the caller's. */
export const badAddress = problem(
  403,
  'authentication_error',
  'ip_validation_failed',
  'IP not whitelisted your current ip is 203.0.113.1.For IP whitelisting assistance, visit our guide at https://www.cashfree.com/docs/secure-id/get-started/integration/ip-whitelisting-verification',
);
export const tooManyRequests = problem(
  429,
  'rate_limit_error',
  'too_many_requests_per_operation',
  'Too many requests for this operation, rate limit reached',
);
export const apiError = problem(500, 'internal_error', 'api_error', 'something went wrong, please try after some time');
/** Its text is documented for a status request, its code for others [I]. */
export const badRequest = wrong('invalid_request', 'Bad request, please check API documentation');
export const notEnabled = wrong('invalid_request', 'service not enabled for this account.');
/** The vendor asks for no consent in a request; the words follow those for a field that is missing [I]. */
export const noConsent = wrong('consent_missing', 'consent is missing in the request.');
/** Nothing is known of what the gateway says to a path that it does not know [I]. */
export const noSuchPath = problem(404, 'not_found_error', 'resource_not_found', 'The requested resource was not found');
