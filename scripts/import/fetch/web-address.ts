import { InputError } from "../../../src/archive/problem.ts";
import { isWebAddress } from "../../../src/store/paper-schema.ts";
import { FetchError } from "./fetch-error.ts";

/** Whether a name on the command line is an address rather than a file, whatever its scheme. */
export function isAddress(name: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(name) || /^(?:data|javascript|mailto):/i.test(name);
}

/** The address to fetch, without its fragment. Throws `InputError` for any scheme but http(s), and for credentials. */
export function webAddress(text: string): URL {
  if (!isWebAddress(text)) {
    throw new InputError({
      message: "Only http and https addresses can be fetched.",
      hint: "Save the listing, and name its file.",
      file: text.slice(0, 200),
    });
  }
  const address = new URL(text);
  if (address.username !== "" || address.password !== "") {
    address.username = "";
    address.password = "";
    throw new InputError({
      message: "The address holds a user name or a password.",
      hint: "Save the listing, and name its file: what a password guards is not for a public archive.",
      file: address.href,
    });
  }
  address.hash = "";
  return address;
}

/**
 * Where a redirect leads, judged as an address that a person names; and never from https to http, where others could
 * read and change what comes. Throws `FetchError` about `start`, the address that was asked for.
 */
export function redirectTarget(from: URL, location: string, start: string): URL {
  const target = URL.canParse(location, from) ? new URL(location, from) : undefined;
  const refuse = (place: string, reason: string) =>
    new FetchError({
      message: `It was redirected to ${place}, and that is refused: ${reason}`,
      hint: "Name the right address.",
      file: start,
    });
  if (from.protocol === "https:" && target?.protocol === "http:") {
    throw refuse(`${target.origin}${target.pathname}`, "it would leave https for http.");
  }
  try {
    return webAddress(target?.href ?? location);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw refuse(error.problem.file ?? "", error.problem.message);
  }
}
