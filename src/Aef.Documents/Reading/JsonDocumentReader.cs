using System.Buffers;
using System.Text;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Documents.Reading;

/// <summary>
/// Reads JSON by RFC 8259, with locations. Comments, trailing commas and duplicate keys are rejected with diagnostics of their own;
/// <see cref="DocumentLimits"/> limits nesting and the number of values.
/// </summary>
public sealed class JsonDocumentReader : IDocumentReader
{
    /// <inheritdoc/>
    public DocumentResult Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (string.IsNullOrWhiteSpace(source.Text))
        {
            return new DocumentResult(null, [DocumentDiagnostics.Empty.At(Location.FromSource(source, default))]);
        }

        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(source.Text.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(source.Text, bytes);
            return new JsonTreeReader(source, bytes.AsSpan(0, length)).Read();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
