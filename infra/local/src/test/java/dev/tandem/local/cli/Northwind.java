package dev.tandem.local.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The excerpt of Northwind, and what its numbers come to. */
final class Northwind {
    static final Path FOLDER = Path.of("src/test/resources/northwind");
    static final int ORDERS = 15;
    static final int LINES = 67;
    static final int CUSTOMERS = 14;
    static final int PRODUCTS = 46;

    private Northwind() {}

    /** What each order costs: the sum of its lines, discounts taken off, each rounded to cents. */
    static Map<String, BigDecimal> totals() throws IOException {
        Map<String, BigDecimal> totals = new LinkedHashMap<>();
        for (List<String> line : rows("order_details.csv")) {
            BigDecimal part = BigDecimal.ONE.subtract(new BigDecimal(line.get(4)));
            BigDecimal amount = new BigDecimal(line.get(2))
                    .multiply(new BigDecimal(line.get(3)))
                    .multiply(part)
                    .setScale(2, RoundingMode.HALF_UP);
            totals.merge(line.get(0), amount, BigDecimal::add);
        }
        totals.replaceAll((order, total) -> total.stripTrailingZeros());
        return totals;
    }

    /** What is on hand of each product. */
    static Map<String, Integer> stock() throws IOException {
        Map<String, Integer> stock = new LinkedHashMap<>();
        for (List<String> product : rows("products.csv")) {
            // The last four columns; a name may hold a comma.
            stock.put(product.get(0), Integer.valueOf(product.get(product.size() - 4)));
        }
        return stock;
    }

    private static List<List<String>> rows(String file) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file)).stream()
                .skip(1)
                .map(line -> Arrays.asList(line.split(",")))
                .toList();
    }
}
