// Curves first, nodes over them. A curve runs from a source to who has it from there, so that the eye follows
// time; its arrow head is left out where the direction is open.
#include "views/graph_svg.h"

#include <fmt/format.h>

#include <iterator>

#include "views/escape.h"

namespace stemma::views {
namespace {

constexpr double kNodeWidth = 188;
constexpr double kNodeHeight = 44;
constexpr double kColumnStep = 260;
constexpr double kLaneStep = 58;
constexpr double kTop = 40;  ///< room for the periods' labels
constexpr double kMargin = 8;
constexpr double kBackwardBend = 60;         ///< of a line whose source is the later one
constexpr std::uint32_t kLabelColumns = 20;  ///< what fits into a node at 13 px

class Drawing {
 public:
  Drawing(const StoryPart& part, std::span<const Report> reports, std::span<const std::string> labels,
          const std::function<std::string(Witness)>& anchor_of)
      : part_(part),
        reports_(reports),
        labels_(labels),
        anchor_of_(anchor_of),
        layout_(lay_out(part, reports)),
        lines_(descent_lines(part)) {}

  std::string draw() && {
    std::uint32_t columns = 1;
    for (const Period& period : layout_.periods) columns = period.first_column + period.columns;
    const double width = (columns - 1) * kColumnStep + kNodeWidth + 2 * kMargin;
    const double height = kTop + layout_.lanes * kLaneStep;
    put("<svg class=\"graph\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
        "role=\"group\" "
        "aria-label=\"Derivation graph: who has it from whom, time from left to right\">\n",
        width, height);
    put("<defs><marker id=\"arrow-{}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" "
        "markerHeight=\"7\" "
        "orient=\"auto\"><path class=\"head\" d=\"M0 0.8 7.5 4 0 7.2z\"/></marker></defs>\n",
        name());
    for (const Period& period : layout_.periods) draw_period(period, height);
    for (const DrawnEdge& edge : layout_.edges) draw_edge(edge);
    for (std::uint32_t i = 0; i < layout_.nodes.size(); ++i) draw_node(i);
    svg_ += "</svg>\n";
    return std::move(svg_);
  }

 private:
  template <class... Arguments>
  void put(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(svg_), format, std::forward<Arguments>(arguments)...);
  }

  /// Tells this drawing's ids from those of other stories on the page.
  std::string name() const {
    return index_of(part_.story.articles.front()) == 0
               ? "0"
               : fmt::format("{}", index_of(part_.story.articles.front()));
  }

  double x(const DrawnNode& node) const { return kMargin + node.column * kColumnStep; }
  double y(const DrawnNode& node) const { return kTop + node.lane * kLaneStep; }

  void draw_period(const Period& period, double height) {
    const double left = kMargin + period.first_column * kColumnStep;
    if (period.first_column > 0) {
      put("<line class=\"period\" x1=\"{0:.0f}\" x2=\"{0:.0f}\" y1=\"4\" y2=\"{1:.0f}\"/>\n",
          left - (kColumnStep - kNodeWidth) / 2, height);
    }
    put("<text class=\"period\" x=\"{:.0f}\" y=\"18\">{}</text>\n", left, escape_html(period.label));
  }

  void draw_edge(const DrawnEdge& drawn) {
    const Edge& edge = part_.descent.edges[drawn.edge];
    put("<g class=\"edge {}{}\" data-from=\"{}\" data-to=\"{}\"><title>{}</title>", kind_of(edge),
        edge.direction_known ? "" : " open", drawn.source, drawn.younger,
        escape_html(one_line(sentence(drawn))));
    put("<path d=\"{}\"", curve(drawn));
    if (edge.direction_known) put(" marker-end=\"url(#arrow-{})\"", name());
    put("/></g>\n");
  }

  /// Through the middle of the lanes that the line passes, level where a column's nodes stand.
  std::string curve(const DrawnEdge& drawn) const {
    const DrawnNode& source = layout_.nodes[drawn.source];
    double at_x = x(source) + kNodeWidth;
    double at_y = y(source) + kNodeHeight / 2;
    std::string path = fmt::format("M{:.0f} {:.1f}", at_x, at_y);
    const auto bend_to = [&](double to_x, double to_y) {
      const double bend = to_x > at_x ? (to_x - at_x) / 2 : kBackwardBend;
      path += fmt::format("C{:.0f} {:.1f} {:.0f} {:.1f} {:.0f} {:.1f}", at_x + bend, at_y, to_x - bend, to_y,
                          to_x, to_y);
      at_x = to_x;
      at_y = to_y;
    };
    for (std::size_t i = 0; i < drawn.through.size(); ++i) {
      const double left = kMargin + (source.column + 1 + static_cast<double>(i)) * kColumnStep;
      bend_to(left, kTop + drawn.through[i] * kLaneStep + kNodeHeight / 2);
      at_x = left + kNodeWidth;
      path += fmt::format("H{:.0f}", at_x);
    }
    const DrawnNode& younger = layout_.nodes[drawn.younger];
    bend_to(x(younger) - 1, y(younger) + kNodeHeight / 2);
    return path;
  }

  static std::string_view kind_of(const Edge& edge) {
    switch (edge.relation) {
      case EdgeRelation::kWasDerivedFrom:
        return "derived";
      case EdgeRelation::kWasQuotedFrom:
        return "quoted";
      case EdgeRelation::kHadPrimarySource:
        return "primary";
    }
    return "derived";
  }

  /// "Island Radio credits Daily Lantern (earliest seen here)".
  std::string sentence(const DrawnEdge& drawn) const {
    const DescentLine& line = lines_[drawn.edge];
    const DrawnNode& younger = layout_.nodes[drawn.younger];
    const std::size_t folded = younger.folded.size();
    if (younger.one_text) {
      return counted(folded, "report") + " with the same text; " +
             witness_name(line.from, labels_, part_.descent) + " " + line.verb + " " +
             witness_name(line.to, labels_, part_.descent);
    }
    const std::string who = folded > 0 ? counted(folded, "report") + ", each: "
                                       : witness_name(line.from, labels_, part_.descent) + " ";
    const std::string note = line.note.empty() ? "" : " (" + line.note + ")";
    return who + line.verb + " " + witness_name(line.to, labels_, part_.descent) + note;
  }

  void draw_node(std::uint32_t index) {
    const DrawnNode& node = layout_.nodes[index];
    const bool seen = node.witness.kind == Witness::Kind::kArticle;
    const std::string_view look = !seen ? "unseen" : !node.folded.empty() ? "pile" : "seen";
    const std::string label = label_of(node);
    put("<a class=\"node {}\" href=\"#{}\" data-node=\"{}\"><title>{}</title>", look,
        anchor_of_(node.witness), index, escape_html(title(node, label)));
    if (!node.folded.empty())
      put("<rect class=\"under\" x=\"{:.0f}\" y=\"{:.1f}\" width=\"{:.0f}\" height=\"{:.0f}\" rx=\"4\"/>",
          x(node) + 4, y(node) + 4, kNodeWidth, kNodeHeight);
    put("<rect x=\"{:.0f}\" y=\"{:.1f}\" width=\"{:.0f}\" height=\"{:.0f}\" rx=\"4\"/>", x(node), y(node),
        kNodeWidth, kNodeHeight);
    // An inner picture cuts off what is wider than the node.
    put("<svg x=\"{:.0f}\" y=\"{:.1f}\" width=\"{:.0f}\" height=\"{:.0f}\">", x(node), y(node),
        kNodeWidth - 4, kNodeHeight);
    put("<text class=\"name\" x=\"10\" y=\"19\">{}</text>", escape_html(shorten(label, kLabelColumns)));
    put("<text class=\"note\" x=\"10\" y=\"35\">{}</text></svg></a>\n", escape_html(note(node)));
  }

  std::string label_of(const DrawnNode& node) const {
    if (node.folded.empty()) return one_line(witness_name(node.witness, labels_, part_.descent));
    if (node.one_text) return counted(node.folded.size(), "report");
    return "and " + counted(node.folded.size(), "more report");
  }

  std::string title(const DrawnNode& node, const std::string& label) const {
    if (node.witness.kind == Witness::Kind::kUnseen) return label + ", not among the reports";
    if (node.one_text) return label + " with the same text";
    if (!node.folded.empty()) return label;
    const Article& article = reports_[node.witness.index].article;
    return label + ", " + date_label(article.published) + ": " + one_line(article.title);
  }

  std::string note(const DrawnNode& node) const {
    if (node.witness.kind == Witness::Kind::kUnseen) {
      return part_.descent.unseen[node.witness.index].credited ? "credited, not seen" : "not seen";
    }
    if (node.one_text) return "with the same text";
    if (!node.folded.empty()) return "from the same source";
    return shorten(date_label(reports_[node.witness.index].article.published), kLabelColumns + 5);
  }

  StoryPart part_;
  std::span<const Report> reports_;
  std::span<const std::string> labels_;
  const std::function<std::string(Witness)>& anchor_of_;
  GraphLayout layout_;
  std::vector<DescentLine> lines_;
  std::string svg_;
};

}  // namespace

std::string graph_svg(const StoryPart& part, std::span<const Report> reports,
                      std::span<const std::string> labels,
                      const std::function<std::string(Witness)>& anchor_of) {
  return Drawing(part, reports, labels, anchor_of).draw();
}

}  // namespace stemma::views
