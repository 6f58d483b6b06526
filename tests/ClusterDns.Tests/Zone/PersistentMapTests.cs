using NetKube.ClusterDns.Zone;

namespace NetKube.ClusterDns.Tests.Zone;

public class PersistentMapTests
{
    [Fact]
    public void It_agrees_with_a_dictionary_through_any_history_and_old_maps_stay()
    {
        var random = new Random(23);
        var map = PersistentMap<string>.Empty;
        var model = new Dictionary<int, string>();
        var old = new List<(PersistentMap<string> Map, Dictionary<int, string> Model)>();
        for (var round = 0; round < 20_000; round++)
        {
            var key = random.Next(2000);
            if (random.Next(3) == 0)
            {
                map = map.Remove(BitConverter.GetBytes(key));
                model.Remove(key);
            }
            else
            {
                map = map.Set(BitConverter.GetBytes(key), round.ToString());
                model[key] = round.ToString();
            }

            if (round % 4000 == 0) old.Add((map, new Dictionary<int, string>(model)));
        }

        old.Add((map, model));
        foreach (var (kept, expected) in old) AssertSame(expected, kept);
    }

    [Fact]
    public void Emptied_it_holds_nothing()
    {
        var map = PersistentMap<string>.Empty;
        for (var i = 0; i < 500; i++) map = map.Set(BitConverter.GetBytes(i), "x");
        for (var i = 0; i < 500; i++) map = map.Remove(BitConverter.GetBytes(i));
        Assert.Equal(0, map.Count);
        Assert.False(map.TryGet(BitConverter.GetBytes(1), out _));
        Assert.True(map.Set([1], "y").TryGet([1], out var value));
        Assert.Equal("y", value);
    }

    private static void AssertSame(Dictionary<int, string> expected, PersistentMap<string> map)
    {
        Assert.Equal(expected.Count, map.Count);
        for (var key = 0; key < 2000; key++)
        {
            Assert.Equal(expected.TryGetValue(key, out var wanted), map.TryGet(BitConverter.GetBytes(key), out var found));
            Assert.Equal(wanted, found);
        }
    }
}
