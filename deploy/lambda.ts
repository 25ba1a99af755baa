import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { edgeApp } from '../app/edge-app.ts';
import { readEdgeConfig } from '../app/edge-settings.ts';
import { pages } from '../routes/pages.ts';
import { nativeDialect as native, vendors } from '../routes/vendors.ts';

const answer = handle(edgeApp(readEdgeConfig(process.env, { listens: false }), { native, vendors, pages }));

/** The app behind an API Gateway, a function URL or a load balancer. */
export async function handler(event: LambdaEvent) {
  return answer(withoutStage(event));
}

/** API Gateway puts a named stage before the path of its HTTP APIs. */
function withoutStage(event: LambdaEvent): LambdaEvent {
  if (!('rawPath' in event)) return event;
  const { stage } = event.requestContext;
  const start = `/${stage}`;
  if (event.rawPath !== start && !event.rawPath.startsWith(`${start}/`)) return event;
  return { ...event, rawPath: event.rawPath.slice(start.length) || '/' };
}
