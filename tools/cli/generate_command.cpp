// `generate`: N invented matters over the year 2026, as the events they leave, in the order they were recorded.
#include <array>
#include <ostream>
#include <set>

#include "core/sha256.hpp"
#include "tools/cli/cli.hpp"
#include "tools/cli/generate.hpp"
#include "tools/cli/world.hpp"

namespace qungong {

namespace {

constexpr std::int64_t year_begin_ms = 1'767'196'800'000; // 2026-01-01 at +08:00
constexpr std::int64_t year_end_ms = 1'798'732'800'000;   // 2027-01-01 at +08:00

Result<std::int64_t> whole_number(const CliOptions& options, std::string_view name, std::int64_t max)
{
    const std::string text = option_or(options, name, "");
    if (text.empty()) return {Fault::missing_field, std::string(name)};
    std::int64_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9' || number > max) return {Fault::bad_number, std::string(name) + "=" + text};
        number = number * 10 + (c - '0');
    }
    if (number > max) return {Fault::number_out_of_range, std::string(name) + "=" + text};
    return number;
}

class Year {
public:
    Year(const Rules& rules, std::uint64_t seed, std::ostream& out)
        : rules_(rules),
          staff_(rules),
          world_(rules),
          calendar_(calendar_of(rules, {})),
          seed_(seed),
          chance_(seed),
          out_(out)
    {}

    void run(std::int64_t cases)
    {
        plots_.resize(static_cast<std::size_t>(cases));
        for (std::int64_t i = 0; i < cases; ++i) agenda_.emplace(filing_at(), i);
        while (!agenda_.empty()) {
            const auto [at, i] = *agenda_.begin();
            agenda_.erase(agenda_.begin());
            pass_time(at);
            step(plots_[static_cast<std::size_t>(i)], i, at);
        }
        pass_time({year_end_ms});
    }

private:
    // Mostly in office hours; people with a telephone of their own also in the evening.
    Instant filing_at()
    {
        if (chance_.percent(22)) return {year_begin_ms + chance_.upto(year_end_ms - year_begin_ms)};
        const std::int64_t open = calendar_.open_ms_between({year_begin_ms}, {year_end_ms});
        return after_open({year_begin_ms}, chance_.upto(open));
    }
    Instant after_open(Instant from, std::int64_t ms) const
    {
        return calendar_.first_with_open_ms(calendar_.open_ms_before(calendar_.local(from)) + ms);
    }

    void step(Plot& plot, std::int64_t i, Instant at)
    {
        const CaseState* state = plot.id.empty() ? nullptr : world_.state_of(plot.id);
        std::optional<Act> act;
        if (plot.id.empty()) {
            plot.chance = Chance{seed_ * 1'000'003 + static_cast<std::uint64_t>(i)};
            plot.id = case_id(plot, at);
            act = filing_of(plot, rules_, staff_, at, number(plot));
        } else if (state) {
            act = next_act(plot, *state, rules_, staff_, at);
        }
        if (act && !print(world_.give(act->actor, plot.id, act->kind, std::move(act->args), at)))
            ++plot.refused;
        else plot.refused = 0;
        plan(plot, i, at, act.has_value());
    }

    // When somebody looks at the case again. Who let it lie looks much later; after three refusals nobody does.
    void plan(Plot& plot, std::int64_t i, Instant at, bool acted)
    {
        const CaseState* state = world_.state_of(plot.id);
        const bool rests = !state || plot.refused > 3 || (!acted && state->stage == CaseStage::answered) ||
                           (!is_open(state->stage));
        if (rests) {
            if (state && !is_open(state->stage)) world_.forget(plot.id);
            return;
        }
        const std::int64_t open_ms =
            wait_before(plot, *state) * (acted ? 1 : 8) + 60'000 + plot.chance.upto(60'000);
        const Instant next = after_open(at, open_ms);
        if (next.ms < year_end_ms) agenda_.emplace(next, i);
    }

    void pass_time(Instant at)
    {
        world_.pass_time(at, [this](const WorldStep& step) { print(step); });
    }

    bool print(const WorldStep& step)
    {
        for (const Event& event : step.judgement.events) {
            text_.clear();
            append_json(text_, value_from_event(event));
            out_ << text_ << '\n';
        }
        return !step.judgement.events.empty();
    }

    CaseId case_id(Plot& plot, Instant at) const
    {
        constexpr char hex[] = "0123456789abcdef";
        std::string digits(32, '0');
        for (int i = 0; i < 12; ++i) digits[static_cast<std::size_t>(i)] = hex[(at.ms >> (44 - 4 * i)) & 15];
        for (std::size_t i = 12; i < 32; ++i) digits[i] = hex[plot.chance.upto(16)];
        digits[12] = '7'; // Version 7, variant 10
        digits[16] = hex[8 + plot.chance.upto(4)];
        for (const std::size_t dash : {20, 16, 12, 8}) digits.insert(dash, "-");
        return {rules_.region.text + "-" + digits};
    }

    std::string number(Plot& plot)
    {
        for (;;) {
            std::string nine = std::to_string(1'000'000'000 + plot.chance.upto(1'000'000'000)).substr(1);
            if (numbers_.insert(nine).second) return nine + case_number_check(nine);
        }
    }

    const Rules& rules_;
    Staff staff_;
    World world_;
    const Calendar& calendar_;
    std::uint64_t seed_;
    Chance chance_;
    std::ostream& out_;
    std::vector<Plot> plots_;
    std::set<std::pair<Instant, std::int64_t>> agenda_;
    std::set<std::string> numbers_;
    std::string text_;
};

} // namespace

int run_generate(const CliOptions& options, const CliStreams& streams)
{
    const Result<std::int64_t> cases = whole_number(options, "--cases", 10'000'000);
    const Result<std::int64_t> seed = whole_number(options, "--seed", 9'007'199'254'740'992);
    const Result<Rules> rules = rules_from_dir(options.rules_dir);
    if (!cases || !seed || !rules) {
        print_refusal(streams.error, 0, !cases ? cases.refusal() : !seed ? seed.refusal() : rules.refusal());
        return 1;
    }
    Year(*rules, static_cast<std::uint64_t>(*seed), streams.out).run(*cases);
    return 0;
}

} // namespace qungong
