using Microsoft.AspNetCore.Builder;

namespace Aef.Server;

/// <summary>A web page that a program serves beside the APIs. It checks its requests itself: those of the APIs have other rules.</summary>
public interface IServerPage
{
    /// <summary>Adds the services of the page before the server is built.</summary>
    void Configure(WebApplicationBuilder builder);

    /// <summary>Adds the paths of the page. It handles its own requests only, and passes all others on.</summary>
    void Map(WebApplication app);
}
