/**
 * With this code the socket of a tab closes when another tab holds the line from now on (3000-3999: for programs to give
 * a meaning). Nothing broke: who opens a new one is on the line again at once.
 */
export const handedOver = 3001
