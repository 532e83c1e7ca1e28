using System.Globalization;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Reading;

/// <summary>Reads single values the way AEF files write them.</summary>
internal static class ScalarReading
{
    /// <summary>
    /// The string value of a scalar. A number is read as written, so that an id <c>007</c> stays what its author sees; the source span is
    /// used only when it holds nothing but the number.
    /// </summary>
    public static string SourceText(ScalarNode scalar)
    {
        if (scalar.ScalarKind is not (ScalarKind.Integer or ScalarKind.Double)
            || scalar.Location.Source is not { } source
            || scalar.Location.Span.Length == 0)
        {
            return scalar.Text;
        }

        var span = scalar.Location.Span;
        return span.End <= source.Text.Length ? source.Text.Substring(span.Start, span.Length).Trim() : scalar.Text;
    }

    /// <summary>A finite number, written as a number or as a string in decimal form.</summary>
    public static bool TryNumber(DocumentNode node, out double value)
    {
        value = 0;
        switch (node)
        {
            case ScalarNode { ScalarKind: ScalarKind.Integer or ScalarKind.Double } number:
                value = number.DoubleValue;
                break;
            case ScalarNode { ScalarKind: ScalarKind.String } text
                when double.TryParse(text.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value):
                break;
            default:
                return false;
        }

        return double.IsFinite(value);
    }
}
