export const PLACE_CLASS = "guichet-place";

/** Makes an element for a widget that stands over the page, at its end. */
export function createPlace(): HTMLElement {
  const place = document.createElement("div");
  place.className = PLACE_CLASS;
  // React Aria leaves what is marked so to people, whenever it appears.
  place.dataset["reactAriaTopLayer"] = "true";
  document.body.append(place);
  return place;
}
