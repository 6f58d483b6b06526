using NetKube.NodeAgent.Runtime;

namespace NetKube.NodeAgent.Tests.Runtime;

public sealed class ImageNameTests
{
    [Theory]
    [InlineData("nginx", "nginx", "latest", "", "docker.io")]
    [InlineData("nginx:1.25", "nginx", "1.25", "", "docker.io")]
    [InlineData("library/nginx:1", "library/nginx", "1", "", "docker.io")]
    [InlineData("localhost:5000/a/b:v1", "localhost:5000/a/b", "v1", "", "localhost:5000")]
    [InlineData("reg.example.com/app", "reg.example.com/app", "latest", "", "reg.example.com")]
    [InlineData("app@sha256:0123456789abcdef0123456789abcdef", "app", "", "sha256:0123456789abcdef0123456789abcdef", "docker.io")]
    public void A_reference_is_read_in_its_parts(string text, string repository, string tag, string digest, string registry)
    {
        var name = ImageName.Parse(text);
        Assert.Equal((repository, tag, digest, registry), (name.Repository, name.Tag, name.Digest, name.Registry));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Nginx")]
    [InlineData("nginx:")]
    [InlineData("a b")]
    [InlineData("nginx:tag:tag")]
    [InlineData("-x")]
    public void What_is_no_reference_is_refused(string text) => Assert.Null(ImageName.TryParse(text));
}
