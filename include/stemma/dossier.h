/// The main job's result: all reports, their stories, and each story's descent and account.
#pragma once

#include <vector>

#include "stemma/account.h"
#include "stemma/descent.h"
#include "stemma/passage.h"
#include "stemma/report.h"
#include "stemma/story.h"

namespace stemma {

/// `descents` and `accounts` run beside `stories.stories`.
struct Dossier {
  std::vector<Report> reports;  ///< by date where known, then by id: whatever the order of the files
  std::vector<Passage> passages;
  Stories stories;
  std::vector<DescentGraph> descents;
  std::vector<Account> accounts;
};

}  // namespace stemma
