using Aef.Workflows.Hosting.Network;

namespace Aef.Tests.Hosting;

/// <summary>Which addresses a list of hosts allows.</summary>
public sealed class AllowedHostsTests
{
    [Theory]
    [InlineData("api.example.com", "https://api.example.com/x", true)]
    [InlineData("api.example.com", "http://API.example.com/x", true)]
    [InlineData("API.Example.com", "https://api.example.com", true)]
    [InlineData("api.example.com", "https://api.example.com:8443/x", false)]
    [InlineData("api.example.com:8443", "https://api.example.com:8443/x", true)]
    [InlineData("api.example.com:8443", "https://api.example.com/x", false)]
    [InlineData("api.example.com", "https://api.example.com.evil.org", false)]
    [InlineData("api.example.com", "https://evil.org/?api.example.com", false)]
    [InlineData("api.example.com", "https://api.example.com@evil.org", false)]
    [InlineData("*.example.com", "https://a.b.example.com", true)]
    [InlineData("*.example.com", "https://example.com", false)]
    [InlineData("*.example.com", "https://badexample.com", false)]
    [InlineData("localhost:8080", "http://localhost:8080", true)]
    [InlineData("127.0.0.1:80", "http://127.1/", true)]
    [InlineData("[::1]:8080", "http://[::1]:8080/", true)]
    [InlineData("bücher.example", "https://xn--bcher-kva.example", true)]
    public void An_address_is_allowed_by_its_host_and_port(string host, string address, bool expected)
    {
        var hosts = new AllowedHosts();
        hosts.TryAdd(host, out var problem).ShouldBeTrue(problem);

        hosts.Allows(new Uri(address)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("*.")]
    [InlineData("https://api.example.com")]
    [InlineData("api.example.com/x")]
    [InlineData("api.example.com:0")]
    [InlineData("api.example.com:70000")]
    [InlineData("api.*.com")]
    [InlineData("user@api.example.com")]
    [InlineData("a b")]
    public void What_is_not_a_host_is_refused(string text)
    {
        new AllowedHosts().TryAdd(text, out var problem).ShouldBeFalse();

        problem.ShouldNotBeNull().ShouldContain("is not a host name");
    }
}
