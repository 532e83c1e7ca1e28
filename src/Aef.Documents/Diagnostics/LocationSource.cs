using Aef.Documents.Text;

namespace Aef.Documents.Diagnostics;

/// <summary>Gives code access to the source text of a location, without making it a property that serializers walk into.</summary>
public static class LocationSource
{
    extension(Location location)
    {
        /// <summary>The text that the stretch is in, for showing the line; null for script lines.</summary>
        public SourceText? Source => location.GetSource();
    }
}
