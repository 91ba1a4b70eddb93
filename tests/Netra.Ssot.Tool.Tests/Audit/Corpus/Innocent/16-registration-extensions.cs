// shape: every ASP.NET Core library, extension classes of one name
using Microsoft.Extensions.DependencyInjection;

namespace Accounts
{
    public class AccountReader { public string Read(int id) => $"{id}"; }

    public static class ServiceCollectionExtensions
    {
        public static IServiceCollection AddAccounts(this IServiceCollection services) => services.AddScoped<AccountReader>();
    }
}

namespace Reports
{
    public class ReportReader { public byte[] Read(int id) => [(byte)id]; }

    public static class ServiceCollectionExtensions
    {
        public static IServiceCollection AddReports(this IServiceCollection services) => services.AddScoped<ReportReader>();
    }
}

namespace Sessions
{
    public class SessionReader { public Guid Read(int id) => Guid.Empty; }

    public static class ServiceCollectionExtensions
    {
        public static IServiceCollection AddSessions(this IServiceCollection services) => services.AddScoped<SessionReader>();
    }
}
