/// Internal: which roots of the story's graph a statement comes from.
#pragma once

#include <span>
#include <vector>

#include "stemma/account.h"

namespace stemma::account {

/// Sets `origins` of every statement and quotation.
///
/// A report with one newsroom behind it has the statement from there. One with several has it from the one
/// whose credit covers the words, else from itself if it is a root, else nobody knows: then all of them are
/// given as possible.
void set_origins(Account& account, const DescentGraph& descent);

}  // namespace stemma::account
