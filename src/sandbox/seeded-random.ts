const MODULUS = 2_147_483_647;

/**
 * Creates numbers in [0, 1) that are the same for the same seed: for repeatable tests, never for secrets.
 *
 * @public
 */
export function createSeededRandom(seed = 7): () => number {
  // The generator of Park and Miller, which must not start at zero.
  let state = (Math.abs(Math.trunc(seed)) % (MODULUS - 1)) + 1;
  return () => {
    state = (state * 48_271) % MODULUS;
    return state / MODULUS;
  };
}
