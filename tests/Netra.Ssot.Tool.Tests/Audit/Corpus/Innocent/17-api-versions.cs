// shape: Asp.Versioning's samples, controllers of two versions of a public API
namespace Api
{
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class RouteAttribute(string template) : Attribute { public string Template => template; }

    public abstract class ControllerBase { protected string Ok(object value) => $"200 {value}"; }
}

namespace Api.V1
{
    [Route("v1/orders")]
    public class OrdersController : ControllerBase
    {
        public string Get(int id) => Ok(id);
        public string List(int page) => Ok(page);
        public string Delete(int id) => Ok("gone");
    }
}

namespace Api.V2
{
    [Route("v2/orders")]
    public class OrdersController : ControllerBase
    {
        public string Get(int id) => Ok(new { id, Currency = "EUR" });
        public string List(int page) => Ok(new { page, Size = 10 });
        public string Delete(int id) => Ok(new { id, Deleted = true });
    }
}
