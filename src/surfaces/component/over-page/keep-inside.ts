/** Listens for an event so that nothing around hears of it. */
export const keepInside = (event: Event): void => {
  event.stopPropagation();
};
