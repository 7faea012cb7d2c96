/** No office may publish anything of fewer people. */
export const leastFloor = 10;
