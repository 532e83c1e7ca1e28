using Aef.Documents.Text;

namespace Aef.Documents.Diagnostics;

/// <summary>Provides the source text of a location to code, without making it a property that serializers would follow.</summary>
public static class LocationSource
{
    extension(Location location)
    {
        /// <summary>The text that contains the span, for showing the line; null for script lines.</summary>
        public SourceText? Source => location.GetSource();
    }
}
