import type { z } from '@hono/zod-openapi';
import type { World } from '../data/world.ts';
import type { Desk } from './desk.ts';
import type { Field } from './field.ts';
import type { Awaitable } from './store/store.ts';

/** The identifier that a request asks about, and which kind it is. */
export interface Subject {
  field: Field;
  id: string;
}

/** One of several services that share a path: what it is asked, and its value as the path's own service would give it. */
export interface Part {
  service: Service;
  input: Record<string, unknown>;
  as(value: unknown, desk: Desk): Awaitable<unknown>;
}

/** One verification: an input, an answer, nothing about any vendor and nothing about HTTP. */
export interface Service {
  name: string;
  /** The native path. */
  path: string;
  title: string;
  description: string;
  input: z.ZodObject;
  output: z.ZodType;
  /** An input that the world answers. */
  example: Record<string, unknown>;
  /** About a person: without consent there is no answer. */
  personal: boolean;
  subject(input: Record<string, unknown>): Subject;
  /** Where it stands for several: which of them is asked. Rules, records, log and journal know the call by that one. */
  part?(input: Record<string, unknown>): Part;
  /** The value; undefined means that there is no such record, and a `Refusal` any other outcome. */
  answer(input: Record<string, unknown>, world: World, desk: Desk): Awaitable<unknown>;
}

interface Declaration<Input extends z.ZodObject, Output extends z.ZodType> {
  name: string;
  path?: string;
  title: string;
  description: string;
  input: Input;
  output: Output;
  example: z.input<Input>;
  personal?: boolean;
  subject(input: z.output<Input>): Subject;
  part?(input: z.output<Input>): Part;
  answer(input: z.output<Input>, world: World, desk: Desk): Awaitable<z.output<Output> | undefined>;
}

/** Declares a service; the types of input and output are checked here and forgotten after. */
export function service<Input extends z.ZodObject, Output extends z.ZodType>(
  declared: Declaration<Input, Output>,
): Service {
  return { personal: false, path: `/${declared.name}`, ...declared } as unknown as Service;
}
