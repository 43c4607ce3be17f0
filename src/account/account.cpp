#include "stemma/account.h"
namespace stemma { Account compose(const Story&, std::span<const Report>, std::span<const Passage>, const DescentGraph&, const AccountOptions&) { return {}; } }
