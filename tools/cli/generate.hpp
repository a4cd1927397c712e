// Generate: a plausible year of a district, made by people who give commands and a seed that decides for them.
//
// Nothing here decides a case: every step goes through the same judge as on the server, so what comes out is what
// the rules allow. The same rules, count and seed give the same bytes; there is no floating point and no clock.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/case_state.hpp"
#include "core/route.hpp"

namespace qungong {

// splitmix64: small, fast, and the same everywhere.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    [[nodiscard]] std::uint64_t next();
    [[nodiscard]] std::int64_t upto(std::int64_t end)
    {
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(end));
    }
    [[nodiscard]] bool one_in(std::int64_t n) { return upto(n) == 0; }
    [[nodiscard]] bool percent(std::int64_t share) { return upto(100) < share; }
    // Mostly short, now and then ten times as long: a mean of about `mean`, in the same unit.
    [[nodiscard]] std::int64_t wait(std::int64_t mean);
    template <class T>
    [[nodiscard]] const T& of(const std::vector<T>& some)
    {
        return some[static_cast<std::size_t>(upto(std::ssize(some)))];
    }

private:
    std::uint64_t state_;
};

// Free text from a grammar of short pieces, so that no two people say the same: "{slot}" is replaced by one of the
// slot's alternatives, again and again. `domain` chooses what the text is about ("road", "care" ...).
[[nodiscard]] std::string composed(std::string_view slot, std::string_view domain, Chance& chance);
[[nodiscard]] std::string_view domain_of_topic(std::string_view topic);

struct Act {
    Actor actor;
    CommandKind kind{};
    Value args;
};

// Who works where, looked up by office and role.
class Staff {
public:
    explicit Staff(const Rules& rules);
    [[nodiscard]] std::optional<Actor> at(const OfficeId& office, std::initializer_list<Role> roles,
                                          Chance& chance) const;
    [[nodiscard]] const std::vector<OfficeId>& units_under(const OfficeId& centre) const;
    [[nodiscard]] const std::vector<PlaceId>& villages() const { return villages_; }
    [[nodiscard]] const std::vector<std::string>& topics(std::string_view domain) const;

private:
    std::map<OfficeId, std::map<Role, std::vector<PersonId>>> posts_;
    std::map<OfficeId, std::vector<OfficeId>> units_;
    std::map<std::string, std::vector<std::string>, std::less<>> topics_;
    std::vector<PlaceId> villages_;
};

// One invented matter: what its people know beside the case, and their dice.
struct Plot {
    CaseId id;
    Chance chance{0};
    std::string domain;
    RouteSubject subject;
    Actor petitioner;
    int refused = 0, extras = 0;
};

[[nodiscard]] Act filing_of(Plot& plot, const Rules& rules, const Staff& staff, Instant at,
                            const std::string& number);
// What somebody does next; nothing when the people of the case leave it to time.
[[nodiscard]] std::optional<Act> next_act(Plot& plot, const CaseState& state, const Rules& rules,
                                          const Staff& staff, Instant at);
// Open milliseconds until somebody does it.
[[nodiscard]] std::int64_t wait_before(Plot& plot, const CaseState& state);

} // namespace qungong
