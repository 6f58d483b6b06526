using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Tests.Services;

public class ChangeTrackerTests
{
    private readonly ChangeTracker<string, string> _tracker = new();

    [Fact]
    public void A_change_undone_before_it_was_taken_leaves_no_trace()
    {
        _tracker.Note("web", "one");
        _tracker.Take();
        Assert.True(_tracker.Note("web", "two"));
        Assert.False(_tracker.Note("web", "one"));
        Assert.Empty(_tracker.Take());
    }

    [Fact]
    public void The_last_of_several_changes_is_taken_once()
    {
        _tracker.Note("web", "one");
        _tracker.Note("web", "two");
        Assert.Equal([new("web", "two")], _tracker.Take());
        Assert.Empty(_tracker.Take());
    }

    [Fact]
    public void What_came_and_went_unseen_is_no_change()
    {
        _tracker.Note("web", "one");
        Assert.False(_tracker.Note("web", null));
        Assert.Equal(0, _tracker.Pending);
    }

    [Fact]
    public void A_deletion_is_taken_as_null()
    {
        _tracker.Note("web", "one");
        _tracker.Take();
        _tracker.Note("web", null);
        Assert.Equal([new("web", null)], _tracker.Take());
    }
}
