package org.hsicgpbo.benchmarks.search;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Small multiples: a panel for each function, then one for the legend. */
final class CurvePicture {
  private static final int COLUMNS = 3;
  private static final int WIDTH = 480;
  private static final int HEIGHT = 330;
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 18);
  private static final int LINE_HEIGHT = 28;
  private static final int LEFT = 60;
  private static final int SAMPLE_WIDTH = 60;

  private CurvePicture() {}

  /**
   * Draws.
   *
   * @param functions names in the order of the panels
   * @param runs all runs; those of other functions are passed over
   * @param floor what lower regrets are raised to
   */
  static BufferedImage draw(List<String> functions, List<Run> runs, double floor) {
    int cells = functions.size() + 1;
    int rows = (cells + COLUMNS - 1) / COLUMNS;
    BufferedImage image =
        new BufferedImage(COLUMNS * WIDTH, rows * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    Set<String> strategies = new LinkedHashSet<>();
    for (int i = 0; i < functions.size(); i++) {
      Map<String, RegretBand> bands = bands(functions.get(i), runs, floor);
      strategies.addAll(bands.keySet());
      Graphics2D cell = cell(graphics, i);
      CurvePanel.chart(functions.get(i), bands, WIDTH, HEIGHT).paint(cell, WIDTH, HEIGHT);
      cell.dispose();
    }
    legend(cell(graphics, functions.size()), strategies, floor);
    graphics.dispose();
    return image;
  }

  private static Graphics2D cell(Graphics2D graphics, int number) {
    return (Graphics2D)
        graphics.create(number % COLUMNS * WIDTH, number / COLUMNS * HEIGHT, WIDTH, HEIGHT);
  }

  private static Map<String, RegretBand> bands(String function, List<Run> runs, double floor) {
    Map<String, List<Run>> byStrategy =
        runs.stream()
            .filter(run -> run.function().equals(function))
            .collect(
                Collectors.groupingBy(
                    Run::strategy,
                    () -> new TreeMap<>(StrategyLook.FROM_BACK_TO_FRONT),
                    Collectors.toList()));
    Map<String, RegretBand> bands = new LinkedHashMap<>();
    byStrategy.forEach((strategy, own) -> bands.put(strategy, RegretBand.of(own, floor)));
    return bands;
  }

  private static void legend(Graphics2D cell, Collection<String> strategies, double floor) {
    List<String> names =
        strategies.stream().sorted(StrategyLook.FROM_BACK_TO_FRONT.reversed()).toList();
    int y = LINE_HEIGHT * 2;
    cell.setFont(TEXT);
    for (String name : names) {
      StrategyLook look = StrategyLook.of(name);
      cell.setColor(look.bandColour());
      cell.fillRect(LEFT, y - 15, SAMPLE_WIDTH, 18);
      cell.setColor(look.colour());
      cell.setStroke(StrategyLook.STROKE);
      cell.drawLine(LEFT, y - 6, LEFT + SAMPLE_WIDTH, y - 6);
      cell.setColor(Color.BLACK);
      cell.drawString(name, LEFT + SAMPLE_WIDTH + 15, y);
      y += LINE_HEIGHT;
    }
    cell.setStroke(new BasicStroke(1));
    y += LINE_HEIGHT / 2;
    cell.setFont(TEXT.deriveFont(15f));
    for (String line :
        List.of(
            "across: trials; up: regret, logarithmic",
            "line: median; band: quartiles of the seeds",
            "regrets below %.0e are drawn there".formatted(floor))) {
      cell.drawString(line, LEFT, y);
      y += 22;
    }
    cell.dispose();
  }
}
