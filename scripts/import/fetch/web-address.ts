import { InputError } from "../../../src/archive/problem.ts";
import { isWebAddress } from "../../../src/store/paper-schema.ts";

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
