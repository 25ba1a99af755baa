import { createRoute, type RouteConfig, z } from '@hono/zod-openapi';
import { outcomes } from '../../app/outcomes.ts';
import { strict } from '../../app/strict.ts';
import { adminKey } from './door.ts';
import { Problem, problemType } from './problem.ts';
import { adminTag } from './tag.ts';

type Status = 200 | 201 | 204;

interface Operation {
  method: 'get' | 'post' | 'put' | 'delete';
  operationId: string;
  summary: string;
  description?: string;
  /** What it answers with, by status. */
  answers: Partial<Record<Status, z.ZodType>>;
  /** Statuses of its problems besides 400, 401 and 503. */
  problems?: (404 | 408)[];
}

const problemTitles = {
  400: outcomes.bad_request.message,
  401: outcomes.unauthorized.message,
  404: 'No such thing',
  408: outcomes.request_timeout.message,
  413: outcomes.body_too_large.message,
  415: outcomes.unsupported_media_type.message,
  503: outcomes.source_unavailable.message,
};

/** An admin route with what all of them have in common; its path is below `/__admin`. */
export function adminRoute<const Path extends string, const Request extends NonNullable<RouteConfig['request']>>({
  path,
  request,
  answers,
  problems = [],
  ...operation
}: Operation & { path: Path; request: Request }) {
  const bodied = 'body' in request ? ([413, 415] as const) : [];
  const failures = ([400, 401, 503, ...bodied, ...problems] as const).map((status) => [
    status,
    { description: problemTitles[status], content: { [problemType]: { schema: Problem } } },
  ]);
  const successes = Object.entries(answers).map(([status, schema]) => [
    status,
    { description: operation.summary, ...(status !== '204' && { content: { 'application/json': { schema } } }) },
  ]);
  const responses: Record<number, { description: string }> = Object.fromEntries([...successes, ...failures]);
  return createRoute({
    description: `${operation.summary}.`,
    ...operation,
    path: `/__admin${path}` as const,
    tags: [adminTag.name],
    security: [{ [adminKey.name]: [] }, { 'X-API-Key': [] }],
    request,
    responses,
  });
}

/** A body of JSON that must be there. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

/** Which session an admin call is about: the one in its query, else the one in the key that opened the door. */
export const SessionQuery = strict({
  session: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'has 1 to 64 letters, digits, "_", "." or "-"')
    .optional()
    .openapi({ description: 'Only what goes with this session', example: 'checkout-7' }),
});
