const nameOf = (pair: string): string => {
  const [name = ""] = pair.split("=");
  try {
    return decodeURIComponent(name.replaceAll("+", " "));
  } catch {
    return name;
  }
};

const withSearch = (url: URL, pairs: readonly string[]): string => {
  const search = pairs.length === 0 ? "" : `?${pairs.join("&")}`;
  return `${url.origin}${url.pathname}${search}${url.hash}`;
};

const pairsOf = (url: URL): string[] => url.search.slice(1).split("&").filter(Boolean);

/** The address without one query parameter; the rest stays as it was written. */
export const withoutParameter = (url: URL, name: string): string =>
  withSearch(
    url,
    pairsOf(url).filter((pair) => nameOf(pair) !== name),
  );

/** The address with one more query parameter at the end. */
export const withParameter = (url: URL, name: string, value: string): string =>
  withSearch(url, [...pairsOf(url), `${name}=${encodeURIComponent(value)}`]);
