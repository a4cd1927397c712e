// Leaving: locking this device, signing out, and changing to another post. What is typed is on the disk before.
#include "web/app/parts.hpp"
#include "web/app/select.hpp"

namespace qungong::app {

void lock(Change& change)
{
    if (change.model.practice) change.model.drafts.clear(); // Nothing of it goes to the disk
    save_due_drafts(change);
    tell(change, "voice.stop"); // What was said until now is on the disk and comes back with the next sign-in
    tell(change, "voice.pause");
    ask(change, "session.lock", Value{Object{}});
    Model fresh;
    fresh.now = change.model.now;
    fresh.settings = change.model.settings;
    fresh.around = change.model.around;
    fresh.aloud = change.model.aloud;
    fresh.texts = change.model.texts;
    fresh.language_wished = change.model.language_wished;
    fresh.demo = change.model.demo;
    fresh.tab_id = change.model.tab_id;
    fresh.pages = change.model.pages;
    fresh.directory = change.model.directory;
    fresh.rules = change.model.rules;
    fresh.sign_in.account = change.model.session.account;
    fresh.next_ask = change.model.next_ask;
    change.model = std::move(fresh);
    load_texts(change); // What was on its way when the questions were forgotten
    tell(change, "net.live_stop");
    tell(change, "nav.replace", {{"hash", hash_from_route(change.model.route)}});
}

void sign_out(Change& change, bool forget)
{
    fetch(change, "DELETE", "/v1/session", {}, "signed_out");
    const std::string person = change.model.session.actor.person.text;
    lock(change);
    if (forget) ask(change, "session.forget", {{"person", person}});
}

// A step acts in the post that the session has when it is pushed: nothing may wait while the post changes.
void choose_post(Change& change, const Post& post)
{
    if (waiting_to_send(change.model) > 0) {
        notify(change, "notice.send_first", {{"n", waiting_to_send(change.model)}}, true);
        return sync(change);
    }
    change.model.session.actor.office = post.office;
    change.model.session.actor.role = post.role;
    fetch(change, "PUT", "/v1/session", {{"office", post.office.text}, {"role", word(post.role)}}, "post");
    go(change, home_of(change.model.session.actor));
}

} // namespace qungong::app
