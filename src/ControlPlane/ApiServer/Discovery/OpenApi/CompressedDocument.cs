using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace NetKube.ControlPlane.ApiServer.Discovery.OpenApi;

/// <summary>
/// A document as it is kept: compressed, a tenth of its size. Nearly every client takes it so; it is unpacked on the
/// way out for the others.
/// </summary>
internal sealed class CompressedDocument(byte[] gzip)
{
    /// <summary>Bytes in memory.</summary>
    public int Size => gzip.Length;

    /// <summary>Keeps what <paramref name="write"/> writes.</summary>
    public static CompressedDocument From(Action<Stream> write)
    {
        using var kept = new MemoryStream();
        using (var stream = new GZipStream(kept, CompressionLevel.Optimal, leaveOpen: true)) write(stream);
        return new CompressedDocument(kept.ToArray());
    }

    /// <summary>Answers with it.</summary>
    public async Task SendAsync(HttpContext http)
    {
        if (http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            http.Response.Headers.ContentEncoding = "gzip";
            http.Response.ContentLength = gzip.Length;
            if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(gzip, http.RequestAborted);
            return;
        }
        if (HttpMethods.IsHead(http.Request.Method)) return;
        await using var stream = Open();
        await stream.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    /// <summary>Its bytes.</summary>
    public Stream Open() => new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress);
}
