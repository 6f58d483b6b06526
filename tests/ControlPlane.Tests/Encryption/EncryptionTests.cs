using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;
using NetKube.ControlPlane.Store.Encryption;
using NetKube.ControlPlane.Tests.ApiServer;

namespace NetKube.ControlPlane.Tests.Encryption;

/// <summary>Secrets on disk.</summary>
public sealed class EncryptionTests : IDisposable
{
    private const string Plain = "correct-horse-battery-staple";
    private const string SecretPath = "/api/v1/namespaces/default/secrets";
    private readonly string _folder = Directory.CreateTempSubdirectory("netkube-encryption-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Key(char letter) => Convert.ToBase64String(Encoding.ASCII.GetBytes(new string(letter, 32)));

    private static string Config(params string[] providers) => $$"""
        apiVersion: apiserver.config.k8s.io/v1
        kind: EncryptionConfiguration
        resources:
        - resources: ["secrets"]
          providers:
        {{string.Join('\n', providers.Select(p => $"  - {p}"))}}
        """;

    private static string Gcm(params char[] keys) => $"aesgcm: {{keys: [{string.Join(", ", keys.Select(k => $"{{name: key-{k}, secret: {Key(k)}}}"))}]}}";

    private static string Cbc(char key) => $"aescbc: {{keys: [{{name: key-{key}, secret: {Key(key)}}}]}}";

    private async Task<IStore> OpenAsync(string? config)
    {
        var store = await EmbeddedStore.OpenAsync(_folder, null, TimeProvider.System, NullLogger<EmbeddedStore>.Instance, default);
        if (config is null) return store;
        var encrypted = new EncryptedStore(store, EncryptionConfig.Parse(Encoding.UTF8.GetBytes(config)));
        try
        {
            await encrypted.RotateAsync(default);
            return encrypted;
        }
        catch
        {
            await encrypted.DisposeAsync();
            throw;
        }
    }

    private async Task WriteAsync(string? config)
    {
        await using var server = await TestServer.StartAsync(store: await OpenAsync(config));
        var body = $$$"""{"metadata":{"name":"s"},"stringData":{"password":"{{{Plain}}}"}}""";
        Assert.Equal(201, (await server.AskAsync("admin", "POST", SecretPath, body)).Code);
        Assert.Equal(200, (await server.AskAsync("admin", "PATCH", SecretPath
            + "/s", """{"metadata":{"labels":{"a":"b"}}}""", "application/merge-patch+json")).Code);
    }

    private async Task ReadAsync(string? config)
    {
        await using var server = await TestServer.StartAsync(store: await OpenAsync(config));
        Assert.Contains(Encoded, (await server.AskAsync("admin", "GET", SecretPath + "/s")).Body, StringComparison.Ordinal);
    }

    private static string Encoded => Convert.ToBase64String(Encoding.UTF8.GetBytes(Plain));

    /// <summary>How many files below the data folder have the secret in them, in either spelling.</summary>
    private int FilesWithIt() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Count(file =>
    {
        var bytes = File.ReadAllBytes(file).AsSpan();
        return bytes.IndexOf(Encoding.UTF8.GetBytes(Plain)) >= 0 || bytes.IndexOf(Encoding.UTF8.GetBytes(Encoded)) >= 0;
    });

    [Fact]
    public async Task Without_encryption_the_secret_lies_on_the_disk()
    {
        await WriteAsync(null);
        Assert.NotEqual(0, FilesWithIt());
    }

    public static TheoryData<string, string> Ways => new()
    {
        { "aesgcm", Config(Gcm('a'), "identity: {}") },
        { "aescbc", Config(Cbc('a'), "identity: {}") },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task With_it_no_file_has_the_secret_and_reading_gives_it_back(string what, string config)
    {
        await WriteAsync(config);
        Assert.True(FilesWithIt() == 0, what);
        await ReadAsync(config);
    }

    [Fact]
    public async Task Keys_are_rotated_by_a_new_first_key_and_a_start()
    {
        await WriteAsync(Config(Gcm('a')));
        await ReadAsync(Config(Gcm('b', 'a')));
        await ReadAsync(Config(Gcm('b')));
        await ReadAsync(Config(Cbc('c'), Gcm('b')));
        await ReadAsync(Config(Cbc('c')));
    }

    [Fact]
    public async Task Encryption_can_be_given_up_again()
    {
        await WriteAsync(Config(Gcm('a')));
        await ReadAsync(Config("identity: {}", Gcm('a')));
        await ReadAsync(null);
    }

    [Fact]
    public async Task A_key_that_is_gone_is_named()
    {
        await WriteAsync(Config(Gcm('a')));
        var failed = await Assert.ThrowsAsync<EncryptionException>(() => OpenAsync(Config(Gcm('b'))));
        Assert.Contains("/registry/core/secrets/default/s", failed.Message, StringComparison.Ordinal);
        Assert.Contains("key \"key-a\"", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_the_same_name_with_another_secret_is_told_from_a_missing_one()
    {
        await WriteAsync(Config(Gcm('a')));
        var other = Config($"aesgcm: {{keys: [{{name: key-b, secret: {Key('b')}}}, {{name: key-a, secret: {Key('z')}}}]}}");
        Assert.Contains("the secret of that key is another one", (await Assert.ThrowsAsync<EncryptionException>(() => OpenAsync(other)))
            .Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_cannot_be_moved_to_another_object()
    {
        await using var store = EmbeddedStore.InMemory();
        await using var encrypted = new EncryptedStore(store, EncryptionConfig.Parse(Encoding.UTF8.GetBytes(Config(Gcm('a')))));
        await encrypted.TransactAsync(Transaction.PutIf("/registry/core/secrets/ns/mine", 0, Encoding.UTF8.GetBytes(Plain)), default);
        var raw = (await store.RangeAsync(new RangeRequest("/registry/core/secrets/ns/mine"), default)).Entries[0].Value;
        await store.TransactAsync(Transaction.PutIf("/registry/core/secrets/ns/yours", 0, raw), default);
        await Assert.ThrowsAsync<EncryptionException>(async () => await encrypted.RangeAsync(new RangeRequest("/registry/core/secrets/ns/yours"), default));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "{}", "kind and apiVersion" },
        { Config(), "resources[0].providers: at least one" },
        { Config("aesgcm: {keys: []}"), "resources[0].providers[0].aesgcm.keys: at least one" },
        { Config("aesgcm: {keys: [{name: a, secret: c2hvcnQ=}]}"),
            "resources[0].providers[0].aesgcm.keys[0].secret: must be base64 of 16, 24, 32 bytes, not of 5" },
        { Config("aesgcm: {keys: [{name: a, secret: \"!\"}]}"), "keys[0].secret: must be base64" },
        { Config("aesgcm: {keys: [{name: \"a:b\", secret: x}]}"), "keys[0].name" },
        { Config("kms: {name: k}"), "resources[0].providers[0].kms: this provider is not known here" },
        { Config("{aesgcm: {}, identity: {}}"), "exactly one of" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_configuration_is_refused_by_the_field(string config, string says) =>
        Assert.Contains(says, Assert.Throws<FormatException>(() => EncryptionConfig.Parse(Encoding.UTF8.GetBytes(config))).Message, StringComparison.Ordinal);
}
