#include "stemma/story.h"
namespace stemma {
Stories find_stories(std::span<const Report> r, std::span<const Passage>, const StoryOptions&) {
  Stories s;
  for (std::uint32_t i = 0; i < r.size(); ++i) {
    s.stories.push_back({"s" + std::to_string(i), r[i].article.title, {ArticleIndex{i}}});
    s.storylines.push_back({"l" + std::to_string(i), "", {i}});
  }
  return s;
}
}  // namespace stemma
