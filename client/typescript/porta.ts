// What a program may want beside the generated types.

import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./schema.js";

export type Schemas = components["schemas"];
export type PortaPlus = Client<paths>;

/** A refusal of the service, with its code, and the members at fault. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly errors: Schemas["FieldError"][],
  ) {
    super(`${status} ${code}: ${message}`);
    this.name = "Refusal";
  }
}

/** A client of one service for one License. */
export function connect(baseUrl: string, license: string): PortaPlus {
  return createClient<paths>({ baseUrl, headers: { "X-License": license } });
}

/** The data of an answer; a refusal is thrown. */
export async function answer<Data>(
  call: Promise<{ data?: Data; error?: Schemas["ErrorResponse"]; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await call;
  if (data !== undefined) return data;
  const status = error?.ResponseStatus;
  throw new Refusal(response.status, status?.ErrorCode ?? "", status?.Message ?? response.statusText, status?.Errors ?? []);
}

/** The date of an answer, /Date(milliseconds-0000)/. The service states no zone, and counts in UTC. */
export function toDate(text: string): Date {
  const date = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(text);
  if (!date) throw new RangeError(`no date of the service: ${text}`);
  return new Date(Number(date[1]));
}
