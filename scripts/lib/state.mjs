let up = false;

export const siteIsUp = () => up;

export function siteCameUp() {
  up = true;
}
