using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.ApiServer.Discovery;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.Auth.Tokens;
using NetKube.Shared.Api;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Tests.OpenApi;

/// <summary>What kubectl makes of the documents: discovery and OpenAPI alone, on a port of this machine's loopback.</summary>
public sealed class KubectlTests : IAsyncLifetime
{
    private readonly WebApplication _server = Server();
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("netkube-explain-");

    public static TheoryData<string> Versions()
    {
        var versions = new TheoryData<string>("kubectl");
        if (Find("kubectl") is { } link && Path.GetDirectoryName(File.ResolveLinkTarget(link, returnFinalTarget: true)?.FullName ?? link) is { } folder)
        {
            foreach (var file in Directory.GetFiles(folder, "kubectl.1.*").Order(StringComparer.Ordinal).ToList() is { Count: > 0 } all ? new[] { all[0], all[^1] } : []) versions.Add(file);
        }
        return versions;
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task Explain_shows_a_fields_line_and_type(string kubectl)
    {
        var text = await RunAsync(kubectl, "explain", "pod.spec.containers.image");
        Assert.Contains("The image to run.", text, StringComparison.Ordinal);
        Assert.Contains("string", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task Explain_shows_a_kind_by_version_2_too(string kubectl)
    {
        var text = await RunAsync(kubectl, "explain", "deployments", "--output=plaintext-openapiv2");
        Assert.Contains("Keeps like pods running", text, StringComparison.Ordinal);
        Assert.Contains("spec", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_knows_every_resource_in_full_depth()
    {
        var failures = new List<string>();
        foreach (var resource in ApiCatalog.BuiltIn.Resources)
        {
            var text = await RunAsync("kubectl", "explain", resource.Plural, "--api-version=" + resource.GroupVersion, "--recursive");
            if (!text.Contains("KIND:", StringComparison.Ordinal) || text.Contains("<empty>", StringComparison.Ordinal)) failures.Add($"{resource.QualifiedName}: {text}");
        }
        Assert.Empty(failures);
    }

    [Fact]
    public async Task Explain_stops_at_schemas_that_hold_themselves()
    {
        var text = await RunAsync("kubectl", "explain", "crd.spec.versions.schema.openAPIV3Schema");
        Assert.Contains("A schema of values.", text, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync() => await _server.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _home.Delete(recursive: true);
    }

    private static WebApplication Server()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        _ = builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        _ = builder.Logging.ClearProviders();
        var server = builder.Build();
        var discovery = new DiscoveryHandler(new DiscoveryDocuments(ApiCatalog.BuiltIn), new OpenApiDocuments(ApiCatalog.BuiltIn), new OpenIdDocuments(ServiceAccountKeys.Create(), new ServiceAccountTokenSettings(ServiceAccountTokenSettings.DefaultIssuer)), new ServerVersion("v1.36.2", "", ""));
        server.Run(async http =>
        {
            if (!await discovery.TryHandleAsync(http, RequestPath.Parse(http.Request.Method, http.Request.Path.Value!, isWatch: false))) await DiscoveryHandler.NoSuchPathAsync(http);
        });
        return server;
    }

    private async Task<string> RunAsync(string kubectl, params string[] arguments)
    {
        Assert.SkipWhen(Find(kubectl) is null, "kubectl is not on the PATH");
        var address = _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var start = new ProcessStartInfo(Find(kubectl)!, [.. arguments, "--server=" + address]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = _home.FullName;
        start.Environment["KUBECONFIG"] = Path.Combine(_home.FullName, "none");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await output + error;
    }

    private static string? Find(string name) =>
        Path.IsPathRooted(name)
            ? name
            : Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(p => Path.Combine(p, name)).FirstOrDefault(File.Exists);
}
