package io.github.booking4j.lead;

/**
 * Why a row of an import was not stored.
 *
 * @param row its number, the first data row being 1
 * @param field the field that is wrong, such as {@code phone}
 * @param reason what is wrong with it, for people; holds no personal data
 */
public record RowProblem(long row, String field, String reason) {}
