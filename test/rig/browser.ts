/** A page as a browser shows it: where it ended up after all redirects. */
export interface Seen {
  readonly url: URL;
  readonly status: number;
  readonly text: string;
}

export interface Browser {
  open(address: string): Promise<Seen>;
  /** Presses a button of a form on a page of the same server. */
  submit(address: string, fields: Readonly<Record<string, string>>, headers?: Record<string, string>): Promise<Seen>;
  /** What a script of a page of ours would do: with the cookies, redirects not followed. */
  fetch(address: string, init?: RequestInit): Promise<Response>;
  cookies(): ReadonlyMap<string, string>;
}

const MOST_REDIRECTS = 15;

/** As much of a browser as a sign-in needs: cookies of one host, redirects, and where a request comes from. */
export function createBrowser(baseUrl: string): Browser {
  const jar = new Map<string, string>();
  async function ask(address: string | URL, init: RequestInit = {}): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string>), ...(cookie ? { cookie } : {}) };
    const response = await fetch(new URL(address, baseUrl), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value && !/expires=Thu, 01 Jan 1970/i.test(line)) jar.set(name!, value);
      else jar.delete(name!);
    }
    return response;
  }
  async function follow(address: string | URL, init: RequestInit = {}): Promise<Seen> {
    let url = new URL(address, baseUrl);
    let response = await ask(url, init);
    for (let count = 0; response.headers.has('location'); count++) {
      if (count > MOST_REDIRECTS) throw new Error(`Sent round in circles, last to ${url.pathname}`);
      url = new URL(response.headers.get('location')!, url);
      response = await ask(url);
    }
    return { url, status: response.status, text: await response.text() };
  }
  return {
    open: (address) => follow(address),
    submit: (address, fields, headers = { 'sec-fetch-site': 'same-origin' }) =>
      follow(address, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
    fetch: ask,
    cookies: () => jar,
  };
}

/** Signs in at the built-in provider as somebody on its list, and comes back to where the browser wanted to go. */
export async function signIn(browser: Browser, name: string, address = '/'): Promise<Seen> {
  const page = await browser.open(address);
  const [, person] = new RegExp(`value="([^"]+)"><strong>${name}<`).exec(page.text) ?? [];
  const [, action] = /<form method="post" action="([^"]+\/vaelg\/[^"]+)"/.exec(page.text) ?? [];
  if (!person || !action) throw new Error(`${name} is not on the page at ${page.url.pathname} (${page.status})`);
  return browser.submit(action, { person });
}
